package de.zugang.gateway.subscription;

import java.util.UUID;

/**
 * How far this gateway has followed the feed.
 *
 * @param epoch revisions compare within one epoch only; onboarding starts a new one after every restore of its database
 * @param revision everything up to here has been applied
 */
public record Position(UUID epoch, long revision) {}
