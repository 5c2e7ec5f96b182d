package de.zugang.onboarding.technicaluser;

import de.zugang.onboarding.customer.CustomerNumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where technical users are kept. */
public interface TechnicalUsers {

    /**
     * Takes the name for good.
     *
     * @return whether the name was free
     */
    boolean reserve(TechnicalUser user);

    Optional<TechnicalUser> named(TechnicalUserName name);

    /** As {@link #named}, and nobody else may change it until the present transaction ends. */
    Optional<TechnicalUser> lock(TechnicalUserName name);

    /** Those that are not ended and have one of these customer numbers; of very many, some. */
    List<TechnicalUser> of(Set<CustomerNumber> customerNumbers);

    Optional<TechnicalUser> ofOrder(UUID orderId);

    /**
     * Keeps a changed one.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException if somebody else changed it meanwhile
     */
    void save(TechnicalUser user);
}
