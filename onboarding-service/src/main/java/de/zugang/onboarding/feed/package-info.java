/** What gateway nodes must know, revisioned, with a receipt per node. */
@NullMarked
package de.zugang.onboarding.feed;

import org.jspecify.annotations.NullMarked;
