/** What went wrong, in one sentence for the user: the file or the setting, the value, the remedy. */
@NullMarked
package dev.ganvas.problem;

import org.jspecify.annotations.NullMarked;
