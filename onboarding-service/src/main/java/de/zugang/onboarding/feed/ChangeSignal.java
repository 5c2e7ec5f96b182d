package de.zugang.onboarding.feed;

import org.springframework.stereotype.Component;

/** Raised when a change of the feed was committed by this instance. */
@Component
class ChangeSignal extends FeedSignal {}
