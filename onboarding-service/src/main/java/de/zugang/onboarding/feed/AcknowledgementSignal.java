package de.zugang.onboarding.feed;

import org.springframework.stereotype.Component;

/** Raised when a gateway node acknowledged something to this instance. */
@Component
class AcknowledgementSignal extends FeedSignal {}
