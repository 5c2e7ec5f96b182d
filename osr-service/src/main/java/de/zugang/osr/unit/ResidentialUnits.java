package de.zugang.osr.unit;

import java.util.List;
import org.springframework.data.repository.Repository;

interface ResidentialUnits extends Repository<ResidentialUnit, Long> {

    /** More than one is possible after an import of old data. */
    List<ResidentialUnit> findByBillingUnitIdAndMscnumberOrderById(long billingUnitId, String mscnumber);
}
