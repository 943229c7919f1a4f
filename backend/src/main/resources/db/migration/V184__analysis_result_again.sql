-- Answers kept before maps were told where much is good: they are computed again when somebody asks.
delete from analysis_result;
