/** Tickets of the service desk: orders come in by them, and progress goes back. */
@NullMarked
package de.zugang.onboarding.ticket;

import org.jspecify.annotations.NullMarked;
