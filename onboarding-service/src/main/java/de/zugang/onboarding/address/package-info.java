/** Under which addresses the world reaches the platform, for letters and redirects. */
@NullMarked
package de.zugang.onboarding.address;

import org.jspecify.annotations.NullMarked;
