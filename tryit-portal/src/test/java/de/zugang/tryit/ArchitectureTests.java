package de.zugang.tryit;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

@AnalyzeClasses(packages = "de.zugang.tryit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule importsRunOneWay = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("relay")
            .definedBy("..tryit.relay")
            .layer("explain")
            .definedBy("..tryit.explain")
            .layer("call")
            .definedBy("..tryit.call")
            .layer("page")
            .definedBy("..tryit.page")
            .whereLayer("call")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("page")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("explain")
            .mayOnlyBeAccessedByLayers("call")
            .whereLayer("relay")
            .mayOnlyBeAccessedByLayers("explain", "call", "page");

    @ArchTest
    static final ArchRule noPackagesInACircle =
            slices().matching("de.zugang.tryit.(*)..").should().beFreeOfCycles();
}
