export { nextReading, type DutyHours, type NextReading } from "@backup/questionnaire";
