/** How billing units, residential units and roles come into the register. May use access, period, unit, role. */
@NullMarked
package de.zugang.osr.register;

import org.jspecify.annotations.NullMarked;
