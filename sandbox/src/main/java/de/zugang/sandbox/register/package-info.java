/** Loads billing units into a running platform, and fetches what they are for, over the operator's interface of osr-service. May use endpoints, journey, service. */
@NullMarked
package de.zugang.sandbox.register;

import org.jspecify.annotations.NullMarked;
