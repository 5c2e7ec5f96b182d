/** The bench of osr-service: deliveries against the floor of pgbench, reading at four sizes, import, memory. */
@NullMarked
package de.zugang.bench.osr;

import org.jspecify.annotations.NullMarked;
