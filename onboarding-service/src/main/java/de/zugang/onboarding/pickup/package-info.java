/** The other way of a secret, off by default: a link by e-mail, a code by text message, and a page that shows it once. */
@NullMarked
package de.zugang.onboarding.pickup;

import org.jspecify.annotations.NullMarked;
