package de.zugang.ola;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import de.zugang.ola.access.Access;

/** access → window → ingest, reading; these two do not know each other. */
@AnalyzeClasses(packages = "de.zugang.ola", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String ROOT = "de.zugang.ola.";

    @ArchTest
    static final ArchRule featuresDoNotKnowEachOther =
            slices().matching(ROOT + "(ingest|reading)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule noCircles = slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theGroundKnowsNoFeature = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "access", ROOT + "window")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "ingest.."))
            .orShould()
            .dependOnClassesThat(resideInAPackage(ROOT + "reading.."));

    @ArchTest
    static final ArchRule onlyIngestActsForEverybody = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "ingest", ROOT + "access")
            .should()
            .callMethod(Access.class, "ingest", java.util.function.Supplier.class);
}
