/**
 * What a register file says: lines, records, and what is wrong with a line on its own. May use period, unit, role; knows no
 * database.
 */
@NullMarked
package de.zugang.osr.register.file;

import org.jspecify.annotations.NullMarked;
