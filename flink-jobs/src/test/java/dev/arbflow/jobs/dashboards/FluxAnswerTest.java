package dev.arbflow.jobs.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rows are found in either of the forms in which InfluxDB 2 answers. */
class FluxAnswerTest {

    @Test
    void withoutAnnotationsTheNameOfTheResultStandsInEveryRow() {
        String answer =
                """
                ,result,table,_time,_value
                ,_result,0,2026-11-29T00:00:00Z,1
                ,_result,12,2026-11-29T00:00:01Z,2

                """;

        assertThat(FluxAnswer.rows(answer)).hasSize(2);
    }

    @Test
    void withAnnotationsItStandsInOneOfThem() {
        String answer =
                """
                #datatype,string,long,dateTime:RFC3339,double
                #group,false,false,false,false
                #default,_result,,,
                ,result,table,_time,_value
                ,,0,2026-11-29T00:00:00Z,1

                """;

        assertThat(FluxAnswer.rows(answer)).containsExactly(",,0,2026-11-29T00:00:00Z,1");
    }

    @Test
    void tablesWithoutRowsHaveNone() {
        assertThat(FluxAnswer.rows("")).isEmpty();
        assertThat(FluxAnswer.rows(",result,table,_time,_value\r\n\r\n")).isEmpty();
    }

    @Test
    void anErrorOfALateMomentIsFound() {
        String answer =
                """
                ,result,table,_value
                ,_result,0,1

                error,reference
                unsupported input type for mean aggregate: string,
                """;

        assertThat(FluxAnswer.error(answer))
                .hasValue("unsupported input type for mean aggregate: string,");
        assertThat(FluxAnswer.error(",result,table,_value\n,_result,0,1\n")).isEmpty();
    }
}
