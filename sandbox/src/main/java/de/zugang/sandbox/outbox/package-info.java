/** The other end of e-mail and SMS: an SMTP server, a server that speaks Twilio's protocol, and a page that shows both. */
@NullMarked
package de.zugang.sandbox.outbox;

import org.jspecify.annotations.NullMarked;
