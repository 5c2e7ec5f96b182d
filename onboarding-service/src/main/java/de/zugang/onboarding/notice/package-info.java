/** E-mail with the key, text message with the secret; never both halves in one channel. */
@NullMarked
package de.zugang.onboarding.notice;

import org.jspecify.annotations.NullMarked;
