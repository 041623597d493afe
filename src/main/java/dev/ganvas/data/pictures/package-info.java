/** Pictures from a folder of PNG and JPEG files. Blocking to read; any thread may use what was read. */
@NullMarked
package dev.ganvas.data.pictures;

import org.jspecify.annotations.NullMarked;
