/** The register: billing units, residential units and the MSC they are with. May use access, period. */
@NullMarked
package de.zugang.osr.unit;

import org.jspecify.annotations.NullMarked;
