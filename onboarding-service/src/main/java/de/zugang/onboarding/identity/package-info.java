/** Keycloak, where each technical user is a confidential client. */
@NullMarked
package de.zugang.onboarding.identity;

import org.jspecify.annotations.NullMarked;
