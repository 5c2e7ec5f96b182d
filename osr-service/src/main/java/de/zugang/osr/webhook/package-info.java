/**
 * Tells technical users by a signed POST that their deliveries ended. {@link de.zugang.osr.webhook.StageMessage} hears of
 * ends, {@link de.zugang.osr.webhook.WorkOffEndpoint} sends. May use access, ended, courier; nothing of deliveries.
 */
@NullMarked
package de.zugang.osr.webhook;

import org.jspecify.annotations.NullMarked;
