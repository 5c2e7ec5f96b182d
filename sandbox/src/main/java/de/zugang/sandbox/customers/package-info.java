/** Brings a file of customers into the register of onboarding-service, over its operator API. */
@NullMarked
package de.zugang.sandbox.customers;

import org.jspecify.annotations.NullMarked;
