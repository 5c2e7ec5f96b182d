/** The GET of a unit's current roles. May use access, unit, role. */
@NullMarked
package de.zugang.osr.currentroles;

import org.jspecify.annotations.NullMarked;
