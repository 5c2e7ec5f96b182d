/** Who has which role in a residential unit, and how a change alters that. May use what is left of it: access, period, unit. */
@NullMarked
package de.zugang.osr.role;

import org.jspecify.annotations.NullMarked;
