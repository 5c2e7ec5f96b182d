/**
 * Follows onboarding's subscription feed and keeps the memory and the disk of this gateway up to date. Imports
 * {@code subscription} and {@code snapshot}.
 */
@NullMarked
package de.zugang.gateway.feed;

import org.jspecify.annotations.NullMarked;
