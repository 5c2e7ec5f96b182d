/**
 * The closed list of reasons why a request ends here, what the outside is told of them, and the one writer of it. Imports
 * no other feature.
 */
@NullMarked
package de.zugang.gateway.refusal;

import org.jspecify.annotations.NullMarked;
