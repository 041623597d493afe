package dev.ganvas.data.pictures;

import java.nio.file.Path;
import java.util.List;

/**
 * The classes that folders make: a class for each folder in the deepest one that holds all pictures, whatever lies further
 * down in it. Where pictures lie beside those folders there are none. Immutable.
 */
final class FolderClasses {
    private final Path common;
    private final int beside;
    private final int inside;

    private FolderClasses(Path common, int beside, int inside) {
        this.common = common;
        this.beside = beside;
        this.inside = inside;
    }

    /** Finds the classes of files that all lie below {@code folder}. */
    static FolderClasses of(Path folder, List<Path> images) {
        Path common = parent(folder, images.get(0));
        for (Path image : images) {
            while (!image.startsWith(common)) {
                common = parent(folder, common);
            }
        }
        int beside = 0;
        for (Path image : images) {
            beside += common.equals(image.getParent()) ? 1 : 0;
        }
        return new FolderClasses(common, beside, images.size() - beside);
    }

    private static Path parent(Path folder, Path path) {
        Path parent = path.getParent();
        return parent == null ? folder : parent;
    }

    /** Returns whether each picture has a class. */
    boolean exist() {
        return beside == 0;
    }

    /** Returns how many pictures lie beside folders with pictures, for which there are no classes; 0 where that is not why. */
    int beside() {
        return inside > 0 ? beside : 0;
    }

    /** Returns the class of a picture; only where they {@link #exist}. */
    String of(Path image) {
        return image.getName(common.getNameCount()).toString();
    }
}
