package dev.ganvas.run;

import dev.ganvas.data.Dataset;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Tells data that a run was trained on from other data: a run that goes on with other samples would not be the same run.
 *
 * @param size how many samples there are
 * @param check a sum over some of them, spread evenly
 */
public record DataFingerprint(int size, long check) {
    private static final int LOOKED_AT = 64;

    /** Looks at some samples of {@code data}. */
    public static DataFingerprint of(Dataset data) {
        int length = data.shape().length();
        float[] sample = new float[length];
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * length);
        CRC32 sum = new CRC32();
        int count = Math.min(LOOKED_AT, data.size());
        for (int i = 0; i < count; i++) {
            data.copy((int) ((long) i * data.size() / count), sample, 0);
            bytes.asFloatBuffer().put(sample);
            sum.update(bytes.array());
        }
        return new DataFingerprint(data.size(), sum.getValue());
    }
}
