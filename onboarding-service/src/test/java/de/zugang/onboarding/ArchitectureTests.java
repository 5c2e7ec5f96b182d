package de.zugang.onboarding;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Imports go one way: what customer service knows, then provisioning, then the desk. */
@AnalyzeClasses(packages = "de.zugang.onboarding", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule NO_CIRCLES =
            slices().matching("de.zugang.onboarding.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("de.zugang.onboarding..")
            .layer("ground")
            .definedBy(
                    "..onboarding.address..",
                    "..onboarding.audit..",
                    "..onboarding.customer..",
                    "..onboarding.identity..",
                    "..onboarding.remark..",
                    "..onboarding.staff..")
            .layer("trade")
            .definedBy(
                    "..onboarding.document..",
                    "..onboarding.order..",
                    "..onboarding.pickup..",
                    "..onboarding.technicaluser..",
                    "..onboarding.subscription..",
                    "..onboarding.feed..",
                    "..onboarding.refusal..",
                    "..onboarding.sales..",
                    "..onboarding.ticket..",
                    "..onboarding.usage..",
                    "..onboarding.notice..")
            .layer("provisioning")
            .definedBy("..onboarding.provisioning..")
            .layer("doctor")
            .definedBy("..onboarding.doctor..")
            .optionalLayer("desk")
            .definedBy("..onboarding.desk..")
            .whereLayer("desk")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("doctor")
            .mayOnlyBeAccessedByLayers("desk")
            .whereLayer("provisioning")
            .mayOnlyBeAccessedByLayers("desk")
            .whereLayer("trade")
            .mayOnlyBeAccessedByLayers("provisioning", "doctor", "desk");

    @ArchTest
    static final ArchRule ORDERS_DO_NOT_KNOW_WHO_PROVISIONS = noClasses()
            .that()
            .resideInAPackage("..onboarding.order..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..onboarding.technicaluser..",
                    "..onboarding.subscription..",
                    "..onboarding.notice..",
                    "..onboarding.feed..");

    @ArchTest
    static final ArchRule KEYCLOAKS_TYPES_STAY_IN_IDENTITY = noClasses()
            .that()
            .resideOutsideOfPackage("..onboarding.identity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.keycloak..", "jakarta.ws.rs..");

    @ArchTest
    static final ArchRule TWILIOS_TYPES_STAY_IN_NOTICE = noClasses()
            .that()
            .resideOutsideOfPackage("..onboarding.notice..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.twilio..");

    @ArchTest
    static final ArchRule GENERATED_TYPES_STOP_AT_THE_RIM = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Controller")
            .and()
            .haveSimpleNameNotEndingWith("Mapper")
            .and()
            .resideOutsideOfPackage("..generated..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..generated.model..");
}
