package de.zugang.osr.unit;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface BillingUnits extends Repository<BillingUnit, Long> {

    Optional<BillingUnit> findByMscnumber(String mscnumber);
}
