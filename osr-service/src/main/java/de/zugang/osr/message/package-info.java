/** What a delivery is told: the messages of the standard and of the house. May use period, unit, role. */
@NullMarked
package de.zugang.osr.message;

import org.jspecify.annotations.NullMarked;
