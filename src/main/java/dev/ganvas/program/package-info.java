/** What this program is made of and where it keeps files for its user. Any thread. */
@NullMarked
package dev.ganvas.program;

import org.jspecify.annotations.NullMarked;
