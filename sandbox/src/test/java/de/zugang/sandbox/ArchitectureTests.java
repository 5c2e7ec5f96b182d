package de.zugang.sandbox;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "de.zugang.sandbox", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule FEATURES_FORM_NO_CIRCLE =
            slices().matching("de.zugang.sandbox.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule STORIES_USE_PUBLIC_INTERFACES_ONLY = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("de.zugang.sandbox..")
            .layer("endpoints")
            .definedBy("..endpoints..")
            .layer("journey")
            .definedBy("..journey..")
            .layer("demo")
            .definedBy("..demo..")
            .whereLayer("demo")
            .mayOnlyAccessLayers("endpoints", "journey")
            .whereLayer("journey")
            .mayOnlyAccessLayers("endpoints");
}
