package de.zugang.onboarding.doctor;

import de.zugang.onboarding.technicaluser.TechnicalUserState;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A technical user as the database has it.
 *
 * @param formerClientId the client in whose place another one came, as long as both work
 * @param formerSecretHash SHA-256 of its secret
 * @param retiring whether a client of it is still to be removed
 * @param orders ids of all orders about it; its client carries one of them
 * @param keys hashes of the keys that are not over
 * @param openOrders those of them that are not at their end
 * @param underWay whether an order changes it at present, so that it may differ for a moment
 */
record KnownUser(
        String name,
        String clientId,
        @Nullable String formerClientId,
        @Nullable String formerSecretHash,
        boolean retiring,
        Set<String> orders,
        TechnicalUserState state,
        String mainCustomerNumber,
        Set<String> customerNumbers,
        Set<String> entitlements,
        Set<String> networks,
        @Nullable String secretHash,
        Set<String> keys,
        Set<String> openOrders,
        boolean underWay) {}
