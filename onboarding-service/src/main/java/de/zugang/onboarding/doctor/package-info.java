/** Compares what the database, Keycloak and the gateways hold, and says where they disagree and what to do. */
@NullMarked
package de.zugang.onboarding.doctor;

import org.jspecify.annotations.NullMarked;
