/** The gateway against others in front of the same upstream, with the same requests. */
@NullMarked
package de.zugang.bench.gateway;

import org.jspecify.annotations.NullMarked;
