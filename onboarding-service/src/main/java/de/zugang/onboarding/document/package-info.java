/** Legal documents: which ones an order needs, and when and by whom each was signed. */
@NullMarked
package de.zugang.onboarding.document;

import org.jspecify.annotations.NullMarked;
