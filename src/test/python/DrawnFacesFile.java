import dev.ganvas.data.ValueRange;
import dev.ganvas.data.drawnfaces.DrawnFaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the faces that come with Ganvas as bytes, by face, channel, row and column; {@code quality_parity.py} runs it. */
public final class DrawnFacesFile {
    public static void main(String[] arguments) throws IOException {
        DrawnFaces faces = DrawnFaces.standard(ValueRange.ZERO_TO_ONE);
        int size = faces.shape().length();
        float[] face = new float[size];
        byte[] bytes = new byte[faces.size() * size];
        for (int i = 0; i < faces.size(); i++) {
            faces.copy(i, face, 0);
            for (int j = 0; j < size; j++) {
                bytes[i * size + j] = (byte) Math.round(face[j] * 255);
            }
        }
        Files.write(Path.of(arguments[0]), bytes);
    }
}
