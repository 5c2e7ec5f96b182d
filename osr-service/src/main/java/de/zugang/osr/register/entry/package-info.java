/**
 * Brings lines into the register, a batch at a time: reads what is known, decides line by line, writes once. May use
 * register.file, unit, role.
 */
@NullMarked
package de.zugang.osr.register.entry;

import org.jspecify.annotations.NullMarked;
