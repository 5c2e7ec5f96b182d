/** Load on HTTP services: wrk, and the credentials it needs. */
@NullMarked
package de.zugang.bench.load;

import org.jspecify.annotations.NullMarked;
