package de.zugang.onboarding.order;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

interface OrderRows extends CrudRepository<OrderRow, UUID> {

    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<OrderRow> findWithLockById(UUID id);
}
