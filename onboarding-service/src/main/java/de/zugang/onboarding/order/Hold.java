package de.zugang.onboarding.order;

import java.time.Instant;

/** The work on all orders stands still. */
public record Hold(Instant since, String who, String why) {}
