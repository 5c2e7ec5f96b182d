package de.zugang.onboarding.desk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "de.zugang.onboarding", importOptions = ImportOption.DoNotIncludeTests.class)
class DeskArchitectureTests {

    @ArchTest
    static final ArchRule nothingKnowsTheDesk = noClasses()
            .that()
            .resideOutsideOfPackage("..onboarding.desk..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..onboarding.desk..");

    @ArchTest
    static final ArchRule theDeskKnowsNoTableAndNoStep = noClasses()
            .that()
            .resideInAPackage("..onboarding.desk..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.jdbc..",
                    "org.springframework.data..",
                    "..onboarding.provisioning..",
                    "..onboarding.identity..",
                    "..onboarding.notice..");
}
