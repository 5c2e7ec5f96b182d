package de.zugang.onboarding.technicaluser;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

interface TechnicalUserRows extends CrudRepository<TechnicalUserRow, String> {

    Optional<TechnicalUserRow> findByOrderId(UUID orderId);

    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<TechnicalUserRow> findByName(String name);
}
