/** The least that a proxy on our two foundations can be: what the gateway is measured against. Processes of their own. */
@NullMarked
package de.zugang.bench.bare;

import org.jspecify.annotations.NullMarked;
