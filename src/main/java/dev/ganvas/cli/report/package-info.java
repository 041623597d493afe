/** What commands that train say of it: for people, for programs, and where something goes wrong. */
@NullMarked
package dev.ganvas.cli.report;

import org.jspecify.annotations.NullMarked;
