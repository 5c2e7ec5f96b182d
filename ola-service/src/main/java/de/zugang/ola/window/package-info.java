/** The past 24 hours, the partitions that hold them, and how fresh they are. May use access. */
@NullMarked
package de.zugang.ola.window;

import org.jspecify.annotations.NullMarked;
