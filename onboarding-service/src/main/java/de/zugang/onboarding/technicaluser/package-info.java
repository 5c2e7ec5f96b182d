/** Technical users: the name that never changes and everything that may. */
@NullMarked
package de.zugang.onboarding.technicaluser;

import org.jspecify.annotations.NullMarked;
