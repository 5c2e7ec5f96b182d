/**
 * What a request must look like before anybody looks at its content, and what of it may go on to a service. Imports
 * {@code refusal}.
 */
@NullMarked
package de.zugang.gateway.hygiene;

import org.jspecify.annotations.NullMarked;
