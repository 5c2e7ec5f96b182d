/** The audit trail: written beside every change, in its transaction; read by auditors and operators; changed by nobody. */
@NullMarked
package de.zugang.onboarding.audit;

import org.jspecify.annotations.NullMarked;
